#!/bin/busybox sh
# The init process of the lab's guest. It mounts the host's files read-only under an overlay in memory, runs the command
# there, and reports its exit status. initrd.ts adds /modules, /command, /share and /cover.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
ln -s /proc/self/fd /dev/fd
ln -s fd/0 /dev/stdin
ln -s fd/1 /dev/stdout
ln -s fd/2 /dev/stderr

# Power off when the program that started the guest has exited.
mkdir /dev/virtio-ports
for port in /sys/class/virtio-ports/*; do
  ln -s "../${port##*/}" "/dev/virtio-ports/$(cat "$port/name")"
done
{ cat /dev/virtio-ports/alive; poweroff -f; } >/dev/null &

while read -r file parameters; do
  # shellcheck disable=SC2086 # split the parameters into words
  insmod "/modules/$file" $parameters || echo "init: cannot load $file"
done </modules/order

root=/mnt/root
shared=trans=virtio,version=9p2000.L,msize=512000
mount -t 9p -o "$shared,ro,cache=loose" host /mnt/host
mount -t tmpfs -o size=75% tmpfs /mnt/upper
mkdir /mnt/upper/files /mnt/upper/work
mount -t overlay -o lowerdir=/mnt/host,upperdir=/mnt/upper/files,workdir=/mnt/upper/work overlay $root
mount -t devtmpfs dev $root/dev
mkdir -p $root/dev/pts $root/dev/shm
mount -t devpts -o ptmxmode=666 devpts $root/dev/pts
mount -t tmpfs tmpfs $root/dev/shm
mount -t proc proc $root/proc
mount -t sysfs sys $root/sys
mount -t debugfs debugfs $root/sys/kernel/debug
mount -t tmpfs tmpfs $root/run
while read -r folder; do mount -t tmpfs -o mode=1777 tmpfs "$root$folder"; done </cover
share=$(cat /share)
mkdir -p "$root$share"
mount -t 9p -o "$shared,cache=none" artefacts "$root$share"
hostname lab
ip link set lo up
ports=/dev/virtio-ports

# Put pipes between the command and the ports: a port can be opened only once, and /dev/stderr would open it again.
mkfifo /stdout /stderr
cat /stdout >"$ports/stdout" &
stdout=$!
cat /stderr >"$ports/stderr" &
stderr=$!
cp /command $root/run/lab-command
echo "{\"ready\":\"$(uname -r)\"}" >"$ports/control"
chroot $root /bin/sh /run/lab-command </dev/null >/stdout 2>/stderr
status=$?
# Kill the processes that the command left behind. They would keep the pipes open.
for process in /proc/[0-9]*; do
  case ${process#/proc/} in
    1 | "$stdout" | "$stderr") ;;
    *) kill -9 "${process#/proc/}" ;;
  esac
done 2>/dev/null
wait "$stdout" "$stderr"
echo "{\"exit\":$status}" >"$ports/control"
poweroff -f
