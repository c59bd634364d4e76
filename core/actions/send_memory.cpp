// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/send_memory_private.h"

namespace signalbox::actions {

SendMemory::SendMemory() : d(std::make_unique<Private>()) {}

SendMemory::~SendMemory() = default;

void SendMemory::forgetAgent(qint64 chainId, const QString& agent)
{
    d->servers.forget(chainId, agent);
}

}  // namespace signalbox::actions
