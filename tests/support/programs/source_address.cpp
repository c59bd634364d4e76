// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into a program under test: its connections to this machine come from the address in SIGNALBOX_SOURCE
// (127.0.0.2, …), so that simulators and servers can distinguish several consoles.
#include <arpa/inet.h>
#include <dlfcn.h>
#include <sys/socket.h>
#include <cstdlib>

extern "C" int connect(int socket, const struct sockaddr* address, socklen_t size)
{
    using Connect = int (*)(int, const struct sockaddr*, socklen_t);
    static const auto real = reinterpret_cast<Connect>(::dlsym(RTLD_NEXT, "connect"));
    const char* wanted = std::getenv("SIGNALBOX_SOURCE");
    if (wanted && address->sa_family == AF_INET) {
        sockaddr_in source{};
        source.sin_family = AF_INET;
        if (::inet_pton(AF_INET, wanted, &source.sin_addr) == 1)
            ::bind(socket, reinterpret_cast<const sockaddr*>(&source), sizeof source);
    }
    return real(socket, address, size);
}
