// SPDX-License-Identifier: GPL-3.0-or-later

// What optimizing a Canopy chain would drop.
#include <QJsonArray>

#include "layers/optimize.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"
#include "units/canopy_chain.h"
#include "units/command_rules.h"

namespace signalbox::engine {

using store::Transaction;

Expected<QStringList> optimizeTables(const QJsonObject& args)
{
    return tablesNamed(
        args, canopyCatalog().inChain(), "UNKNOWN_TABLE",
        Message(QT_TRANSLATE_NOOP("Engine", "Canopy chains have no table \"%1\". Their tables are: %2.")));
}

Expected<Height> optimizeFrom(store::Session& session, const store::ChainRow& chain, const QJsonObject& args,
                              qint64 keepDays)
{
    if (!args.value("dropSuperseded"_L1).toBool())
        return 0;
    if (const auto given = numberArg(args, "keepFrom"))
        return session.read([&](Transaction& transaction) -> Expected<Height> {
            const Height newest =
                store::integer(transaction.exec("SELECT max(height) FROM " +
                                                layers::ident(chain.schema, u"blocks"_s).toStdString())[0][0],
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
                                                   layers::ident(chain.schema, u"blocks"_s).toStdString() +
                                                   " WHERE time < now() - make_interval(days => $1::int)",
                                               {keepDays})[0][0]);
    });
}

Expected<Preview> previewOptimize(store::Session& session, const store::ChainRow& chain, const QJsonObject& args,
                                  qint64 keepDays)
{
    const auto tables = optimizeTables(args);
    if (!tables)
        return fail(tables.error());
    const auto from = optimizeFrom(session, chain, args, keepDays);
    if (!from)
        return fail(from.error());
    layers::Optimize optimize(session, canopyCatalog(), placeOf(chain), 0);
    optimize.only(*tables);
    auto preview = *from > 0 ? optimize.preview(*from) : optimize.sizes();
    if (preview)
        preview->confirmation = chain.name;
    return preview;
}

}  // namespace signalbox::engine
