// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session_thread.h"
#include "probing/net_thread.h"
#include "signalbox/commands.h"
#include "signalbox/queries.h"
#include "units/engine_parts.h"

namespace signalbox::engine {

/// What the screens ask endpoints, before a chain is added and of its stored ones; see Engine. Endpoints and keys are
/// read in the thread of `database`, answers come in that of `net`: both end before this object.
class EndpointQuestions {
public:
    EndpointQuestions(std::shared_ptr<const EngineParts> parts, SessionThread& database, NetThread& net);

    QFuture<Expected<std::vector<ChainPreset>>> presets();
    QFuture<Expected<ProbeReport>> probe(const EndpointDraft& endpoint, const QString& family);
    QFuture<Expected<ProbeReport>> probeStored(const QString& caip2, qint64 endpoint);
    QFuture<Expected<TokenInfo>> token(const ChainDraft& chain, const QString& address);
    QFuture<Expected<std::vector<StartChoice>>> startChoices(const ChainDraft& chain, const QDateTime& date,
                                                             int lastDays);

private:
    template <class T>
    QFuture<Expected<T>> askChain(const ChainDraft& chain,
                                  std::function<QCoro::Task<Expected<T>>(Prober&, ChainDraft)> ask);

    std::shared_ptr<const EngineParts> m_parts;
    SessionThread& m_database;
    NetThread& m_net;
};

}  // namespace signalbox::engine
