// Carries packets between network namespaces and spoils them as it is told: loss, delay, jitter, a cut, no UDP.
//
//	relay LINK=NAMESPACE:DEVICE:ADDRESS,NAMESPACE:DEVICE:ADDRESS ...
//
// Each link joins two TUN devices. One line of JSON on standard input changes one direction of one link, `up` being from the
// first device to the second: {"link":"visitor","way":"up","loss":0.05,"delay":150,"jitter":10,"cut":false,"noUdp":false}.
// Times are milliseconds, loss is 0 to 1. It ends when its standard input does.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

type weather struct {
	Link   string  `json:"link"`
	Way    string  `json:"way"`
	Loss   float64 `json:"loss"`
	Delay  float64 `json:"delay"`
	Jitter float64 `json:"jitter"`
	Cut    bool    `json:"cut"`
	NoUdp  bool    `json:"noUdp"`
}

type direction struct {
	from, to *os.File
	lock     sync.RWMutex
	now      weather
}

func main() {
	ways := map[string]*direction{}
	for _, argument := range os.Args[1:] {
		name, ends, found := strings.Cut(argument, "=")
		one, other, both := strings.Cut(ends, ",")
		if !found || !both {
			fail(fmt.Errorf("%q is no link", argument))
		}
		first, second := device(one), device(other)
		ways[name+"/up"] = &direction{from: first, to: second}
		ways[name+"/down"] = &direction{from: second, to: first}
	}
	for _, way := range ways {
		go way.carry()
	}
	fmt.Println("ready")
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var change weather
		if err := json.Unmarshal(lines.Bytes(), &change); err != nil {
			fail(err)
		}
		way := ways[change.Link+"/"+change.Way]
		if way == nil {
			fail(fmt.Errorf("there is no way %s/%s", change.Link, change.Way))
		}
		way.lock.Lock()
		way.now = change
		way.lock.Unlock()
		fmt.Println("done")
	}
}

// Makes a TUN device in a namespace; it goes with this process.
func device(description string) *os.File {
	parts := strings.Split(description, ":")
	if len(parts) != 3 {
		fail(fmt.Errorf("%q is no device", description))
	}
	namespace, name, address := parts[0], parts[1], parts[2]
	// A namespace belongs to a thread. This one is never given back to others.
	made := make(chan int)
	go func() {
		runtime.LockOSThread()
		space, err := os.Open("/run/netns/" + namespace)
		check(err)
		if _, _, wrong := syscall.RawSyscall(setns, space.Fd(), syscall.CLONE_NEWNET, 0); wrong != 0 {
			fail(wrong)
		}
		tun, err := syscall.Open("/dev/net/tun", syscall.O_RDWR|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
		check(err)
		var request struct {
			name  [16]byte
			flags uint16
			_     [22]byte
		}
		copy(request.name[:], name)
		request.flags = 0x1001 // IFF_TUN | IFF_NO_PI
		if _, _, wrong := syscall.Syscall(syscall.SYS_IOCTL, uintptr(tun), 0x400454ca, uintptr(unsafe.Pointer(&request))); wrong != 0 {
			fail(wrong)
		}
		made <- tun
		select {}
	}()
	tun := <-made
	for _, arguments := range []string{
		fmt.Sprintf("addr add %s/24 dev %s", address, name),
		fmt.Sprintf("link set %s up mtu 1400 txqueuelen 2000", name),
	} {
		output, err := exec.Command("ip", append([]string{"-n", namespace}, strings.Fields(arguments)...)...).CombinedOutput()
		if err != nil {
			fail(fmt.Errorf("ip %s: %s", arguments, output))
		}
	}
	return os.NewFile(uintptr(tun), name)
}

func (way *direction) carry() {
	packet := make([]byte, 65536)
	for {
		size, err := way.from.Read(packet)
		check(err)
		way.lock.RLock()
		now := way.now
		way.lock.RUnlock()
		isUdp := size > 9 && packet[9] == 17
		if now.Cut || (now.NoUdp && isUdp) || rand.Float64() < now.Loss {
			continue
		}
		if now.Delay == 0 && now.Jitter == 0 {
			way.send(packet[:size])
			continue
		}
		late := append([]byte(nil), packet[:size]...)
		wait := now.Delay + (rand.Float64()*2-1)*now.Jitter
		time.AfterFunc(time.Duration(wait*float64(time.Millisecond)), func() { way.send(late) })
	}
}

// A device that is full or going down loses the packet, as a network does.
func (way *direction) send(packet []byte) {
	_, _ = way.to.Write(packet)
}

func check(err error) {
	if err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
