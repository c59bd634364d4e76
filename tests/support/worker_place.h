// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "signalbox/literals.h"
#include "sim/chain.h"
#include "store/chains.h"
#include "store/leases.h"
#include "support/hex.h"

namespace signalbox::test {

/// The rows of a simulated chain in a database, with headers and each token as streams, and its lease, which a worker
/// needs at its start.
struct WorkerPlace {
    QString caip2, schema;
    qint64 epoch = 0;
    std::vector<QString> streams;

    static Expected<WorkerPlace> make(store::Session& session, const sim::SimSpec& spec)
    {
        WorkerPlace place;
        place.caip2 = u"eip155:%1"_s.arg(spec.chainId);
        place.streams.push_back(u"headers"_s);
        for (const auto& token : spec.tokens)
            place.streams.push_back(u"transfers:"_s + QString::fromLatin1(hex::bytes(token.address)));
        store::NewChain made;
        made.chain.caip2 = place.caip2;
        made.chain.family = u"eip155"_s;
        made.chain.name = u"simulated"_s;
        for (const QString& name : place.streams) {
            store::StreamRow row;
            row.caip2 = place.caip2;
            row.stream = name;
            made.streams.push_back(row);
        }
        const auto added = store::Chains(session).add(made);
        if (!added)
            return fail(added.error());
        place.schema = added->schema;
        const auto epoch =
            store::Leases(session).acquire(place.caip2, {u"tests"_s, u"tests"_s, QCoreApplication::applicationPid()});
        if (!epoch)
            return fail(epoch.error());
        place.epoch = *epoch;
        return place;
    }
};

}  // namespace signalbox::test
