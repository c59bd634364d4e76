#pragma once

#include <QCoreApplication>

#include "sim/chain.h"
#include "store/chains.h"
#include "store/leases.h"
#include "support/hex.h"

namespace signalbox::test {

/// The rows of a simulated chain in a database, with headers and each token as streams, and its lease: what a worker
/// needs to begin.
struct WorkerPlace {
    QString caip2, schema;
    qint64 epoch = 0;
    std::vector<QString> streams;

    static Expected<WorkerPlace> make(store::Session& session, const sim::SimSpec& spec)
    {
        WorkerPlace place;
        place.caip2 = QStringLiteral("eip155:%1").arg(spec.chainId);
        place.streams.push_back(QStringLiteral("headers"));
        for (const auto& token : spec.tokens)
            place.streams.push_back(QStringLiteral("transfers:") + QString::fromLatin1(hex::bytes(token.address)));
        store::NewChain made;
        made.chain.caip2 = place.caip2;
        made.chain.family = QStringLiteral("eip155");
        made.chain.name = QStringLiteral("simulated");
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
        const auto epoch = store::Leases(session).acquire(
            place.caip2, {QStringLiteral("tests"), QStringLiteral("tests"), QCoreApplication::applicationPid()});
        if (!epoch)
            return fail(epoch.error());
        place.epoch = *epoch;
        return place;
    }
};

}  // namespace signalbox::test
