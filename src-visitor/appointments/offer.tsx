import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import { appointmentText as say } from "../text/appointment-text.ts";
import { Booking } from "./booking.tsx";
import { OwnAppointments } from "./own.tsx";
import type { BookingPorts } from "./parts.ts";
import "./part.css";

/** Under the welcome: what he has agreed on already, and a time for later. While he chooses it has all of the panel. */
export function offerPart(ports: BookingPorts): ComponentType {
  return function Offer() {
    const [books, setBooks] = useState(false);
    const [made, setMade] = useState<AppointmentId | null>(null);
    if (books) return <Booking {...ports} back={() => setBooks(false)} done={(id) => (setMade(id), setBooks(false))} />;
    return (
      <div class="later">
        <OwnAppointments {...ports} made={made} />
        <button type="button" class="wide" onClick={() => setBooks(true)}>
          {say("book.offer")}
        </button>
      </div>
    );
  };
}
