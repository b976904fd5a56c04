# A line to a far station, as a pipe: small packets and a small window, where this machine's own would hide four megabytes unread.
# thin-line.pl <port>: what comes in goes to 127.0.0.1:<port>, its answer comes out; whoever reads no more of it lets the line fill.
# Perl, since Node sets neither of the two.
use strict;
use warnings;
use Socket qw(:all);

my ($port) = @ARGV;
my ($packet, $window) = (536, 4096);
socket(my $line, PF_INET, SOCK_STREAM, IPPROTO_TCP) or die "socket: $!";
setsockopt($line, IPPROTO_TCP, TCP_MAXSEG, pack('l', $packet)) or die "packet: $!";
setsockopt($line, SOL_SOCKET, SO_RCVBUF, pack('l', $window)) or die "window: $!";
# To whoever started us it is a socket too; where it is a pipe there is no such setting.
setsockopt(STDOUT, SOL_SOCKET, SO_SNDBUF, pack('l', $window));
connect($line, sockaddr_in($port, INADDR_LOOPBACK)) or die "connect: $!";

my $asking = fork() // die "fork: $!";
if ($asking == 0) {
    while (sysread(STDIN, my $some, 4096)) { syswrite($line, $some) }
    # Nobody asks any more: the line is cut for both.
    shutdown($line, 2);
    exit 0;
}
while (sysread($line, my $some, 4096)) { syswrite(STDOUT, $some) or last }
kill 'TERM', $asking;
