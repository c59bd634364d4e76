// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>

#include "actions/send_context.h"

namespace signalbox::actions {

/// Content of a URI that an agent or a client has put on a chain: https, ipfs (through the gateway) or data; http only
/// for allowed private hosts. At most 1 MiB. Errors: URI_UNSUPPORTED, FILE_TOO_LARGE, FILE_MISSING, FILE_INVALID (an
/// IPFS gateway that returned other bytes), and those of HttpClient.
struct AgentFile {
    QByteArray bytes;
    bool matchesUri = false;  ///< the URI itself proves the bytes: a data URI, or an IPFS CID that was recomputed
    bool isIpfs = false;
};
Expected<AgentFile> fetchAgentFile(const SendContext& context, const QString& uri, const QStringList& privateHosts,
                                   QDeadlineTimer deadline);

/// Whether bytes are the file that an IPFS CID names; nothing if that needs the blocks themselves (a file of several
/// blocks, another hash function).
std::optional<bool> matchesCid(const QByteArray& bytes, const QByteArray& cid);

}  // namespace signalbox::actions
