#!/bin/busybox sh
# Why this exists: it is what the lab's kernel starts. It puts the host's files, which it cannot change, below a file system in memory, runs
# the command there, and says how that ended. /modules, /command, /share and /cover are put beside it (see initrd.ts).
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
ln -s /proc/self/fd /dev/fd
ln -s fd/0 /dev/stdin
ln -s fd/1 /dev/stdout
ln -s fd/2 /dev/stderr

# When the program that started the guest is gone, so is the guest.
mkdir /dev/virtio-ports
for port in /sys/class/virtio-ports/*; do
  ln -s "../${port##*/}" "/dev/virtio-ports/$(cat "$port/name")"
done
{ cat /dev/virtio-ports/alive; poweroff -f; } >/dev/null &

while read -r file parameters; do
  # shellcheck disable=SC2086 # parameters are words
  insmod "/modules/$file" $parameters || echo "init: $file could not be loaded"
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

# Pipes stand between the command and the ports, because a port can be opened only once, and /dev/stderr opens it again.
mkfifo /stdout /stderr
cat /stdout >"$ports/stdout" &
stdout=$!
cat /stderr >"$ports/stderr" &
stderr=$!
cp /command $root/run/lab-command
echo "{\"ready\":\"$(uname -r)\"}" >"$ports/control"
chroot $root /bin/sh /run/lab-command </dev/null >/stdout 2>/stderr
status=$?
# What the command left behind would keep the pipes open.
for process in /proc/[0-9]*; do
  case ${process#/proc/} in
    1 | "$stdout" | "$stderr") ;;
    *) kill -9 "${process#/proc/}" ;;
  esac
done 2>/dev/null
wait "$stdout" "$stderr"
echo "{\"exit\":$status}" >"$ports/control"
poweroff -f
