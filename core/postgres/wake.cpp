// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/wake.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace signalbox::store {

Wake::Wake() : m_bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Wake::~Wake()
{
    ::close(m_bell);
}

void Wake::ring()
{
    (void)::eventfd_write(m_bell, 1);
}

void Wake::wait(const Session& session, std::chrono::milliseconds time) const
{
    pollfd files[] = {{m_bell, POLLIN, 0}, {session.socket(), POLLIN, 0}};  // a negative one is ignored
    (void)::poll(files, 2, int(time.count()));
}

}  // namespace signalbox::store
