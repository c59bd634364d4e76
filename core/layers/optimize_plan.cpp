// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/layer_figures.h"
#include "layers/optimize.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using store::Transaction;

namespace {

/// The tables named in the arguments, with or without _global, if they are among `all`; else `refusal` with the given
/// name and the possible ones.
Expected<QStringList> tablesNamed(const QStringList& named, const std::vector<const catalog::Entity*>& all,
                                  const char* code, const Message& refusal)
{
    QStringList known, tables;
    for (const catalog::Entity* each : all)
        known << each->name;
    for (QString name : named) {
        const QString given = name;
        if (name.endsWith("_global"_L1))
            name.chop(7);
        if (!known.contains(name))
            return fail(ErrorKind::Invalid, code, refusal.arg(given, known.join(", "_L1)), {{u"table"_s, given}});
        tables << name;
    }
    return tables;
}

}  // namespace

Error noResync(const store::ChainRow& chain)
{
    return Error::make(
        ErrorKind::Refused, "NOT_CANOPY_CHAIN",
        Message(
            QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a Canopy chain. Only Canopy chains have a cross-chain sync."))
            .arg(chain.name));
}

Expected<QStringList> resyncTables(const catalog::Catalog& catalog, const QStringList& named)
{
    return tablesNamed(
        named, catalog.synced(), "NOT_SYNCED",
        Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not part of the cross-chain sync. Tables of the sync: %2.")));
}

Expected<QStringList> optimizeTables(const catalog::Catalog& catalog, const QStringList& named)
{
    return tablesNamed(
        named, catalog.inChain(), "UNKNOWN_TABLE",
        Message(QT_TRANSLATE_NOOP("Engine", "Canopy chains have no table \"%1\". Their tables are: %2.")));
}

Expected<Height> optimizeFrom(store::Session& session, const store::ChainRow& chain, const arguments::Optimize& wanted,
                              qint64 keepDays)
{
    if (!wanted.dropSuperseded)
        return 0;
    if (const auto given = wanted.keepFrom)
        return session.read([&](Transaction& transaction) -> Expected<Height> {
            const Height newest = store::integer(
                transaction.exec("SELECT max(height) FROM " + ident(chain.schema, u"blocks"_s).toStdString())[0][0],
                -1);
            if (*given <= newest)
                return *given;
            return fail(ErrorKind::NotFound, "HEIGHT_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine",
                                    "Block %1 is above the newest stored block of \"%2\", %3, so no state would be "
                                    "left. Keep states from that block or a lower one."))
                            .arg(*given)
                            .arg(chain.name)
                            .arg(newest));
        });
    if (keepDays <= 0)
        return fail(
            ErrorKind::Invalid, "RETENTION_UNSET",
            Message(QT_TRANSLATE_NOOP(
                "Engine", "No retention is set. Specify the first height to keep, or set sync.optimize_keep_days.")));
    return session.read([&](Transaction& transaction) -> Height {
        return store::integer(transaction.exec("SELECT coalesce(max(height), 0) FROM " +
                                                   ident(chain.schema, u"blocks"_s).toStdString() +
                                                   " WHERE time < now() - make_interval(days => $1::int)",
                                               {keepDays})[0][0]);
    });
}

Expected<Preview> previewOptimize(store::Session& session, const catalog::Catalog& catalog,
                                  const store::ChainRow& chain, const arguments::Optimize& wanted, qint64 keepDays)
{
    const auto tables = optimizeTables(catalog, wanted.tables);
    if (!tables)
        return fail(tables.error());
    const auto from = optimizeFrom(session, chain, wanted, keepDays);
    if (!from)
        return fail(from.error());
    Optimize optimize(session, catalog, {chain.caip2, chain.schema}, 0);
    optimize.only(*tables);
    auto preview = *from > 0 ? optimize.preview(*from) : optimize.sizes();
    if (preview)
        preview->confirmation = chain.name;
    return preview;
}

}  // namespace signalbox::layers
