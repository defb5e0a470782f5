module frontdesk.invalid/relay

go 1.21
