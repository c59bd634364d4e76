// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/wake.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace signalbox::triggers {

Wake::Wake() : m_bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Wake::~Wake()
{
    ::close(m_bell);
}

void Wake::ring()
{
    (void)::eventfd_write(m_bell, 1);
}

void Wake::wait(const store::Session& session, std::chrono::milliseconds time) const
{
    pollfd files[] = {{m_bell, POLLIN, 0}, {session.socket(), POLLIN, 0}};  // a negative one is ignored
    (void)::poll(files, 2, int(time.count()));
}

}  // namespace signalbox::triggers
