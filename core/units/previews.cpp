// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/previews.h"

#include <limits>

#include "layers/layer_figures.h"
#include "signalbox/confirmation.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "units/command_rules.h"

namespace signalbox::engine {

namespace {

/// Deleted rows per second on a small machine, as measured; only an order of magnitude.
constexpr double deletedPerSecond = 200'000;

/// The mean of the samples of a month in which blocks were read faster than the chain grew: the rate of new blocks says
/// nothing about older ones, and an outage (less than half of the best sample) is not a rate.
std::optional<double> fetchSeconds(store::Session& session, const QString& caip2, qint64 blocks)
{
    const auto rate = session.read([&](store::Transaction& t) -> double {
        const auto rows = t.exec(
            "SELECT avg(rate) FROM (SELECT rate, max(rate) OVER () AS best FROM (SELECT blocks, blocks / extract(epoch "
            "FROM step) AS rate, head - lag(head) OVER (PARTITION BY step ORDER BY at) AS grown FROM signalbox.samples "
            "WHERE caip2 = $1 AND at > now() - interval '30 days') AS one WHERE blocks > 2 * grown + 2) AS read "
            "WHERE rate >= best / 2",
            {caip2});
        return store::real(rows[0][0], 0);
    });
    return rate && *rate > 0 ? std::optional(double(blocks) / *rate) : std::nullopt;
}

/// The number of stored blocks: blocks that were never fetched cannot be fetched again.
Expected<qint64> storedWithin(store::Session& session, const store::ChainRow& chain, Interval range)
{
    const auto row = session.read([&](store::Transaction& transaction) {
        const auto known = transaction.exec(
            "SELECT coalesce((SELECT sum(upper(r) - lower(r)) FROM unnest(c.stored * int8multirange(int8range($2, $3, "
            "'[]'))) r), 0), lower(c.stored), upper(c.stored) - 1 FROM (SELECT range_agg(int8range(lo, hi, '[]')) AS "
            "stored FROM signalbox.coverage WHERE caip2 = $1) c",
            {chain.caip2, range.lo, range.hi})[0];
        return std::tuple(store::integer(known[0]), store::integer(known[1], -1), store::integer(known[2], -1));
    });
    if (!row)
        return fail(row.error());
    const auto [some, first, last] = *row;
    if (some > 0)
        return some;
    return fail(ErrorKind::NotFound, "NOT_STORED",
                last < 0 ? Message(QT_TRANSLATE_NOOP(
                                       "Engine", "\"%1\" has no stored blocks yet, so there is nothing to reindex."))
                               .arg(chain.name)
                         : Message(QT_TRANSLATE_NOOP("Engine",
                                                     "\"%1\" has no stored blocks from %2 to %3, so there is nothing "
                                                     "to reindex. Stored blocks: %4 to %5."))
                               .arg(chain.name)
                               .arg(range.lo)
                               .arg(range.hi)
                               .arg(first)
                               .arg(last));
}

}  // namespace

Expected<Preview> makePreview(store::Session& session, const Families& families, const Command& command,
                              qint64 keepDays)
{
    if (!isDangerous(command) && command.verb() != Verb::Optimize && command.verb() != Verb::StreamAdd)
        return Preview{};
    store::Chains chains(session);
    const auto chain = chains.find(command.target);
    if (!chain)
        return fail(chain.error());
    if (command.verb() != Verb::ChainDelete && isGone(*chain))
        return fail(goneChain(*chain));
    const Family* family = families.find(chain->family);
    if (!family)
        return fail(families.unknown(chain->family));
    const auto wanted = valid(command.args);
    if (!wanted)
        return fail(wanted.error());
    Preview preview;
    switch (command.verb()) {
        case Verb::ChainDelete: {
            auto counted = family->previewDelete(session, *chain);
            if (!counted)
                return counted;
            preview = std::move(*counted);
            if (!std::get<arguments::ChainDelete>(*wanted).hard)
                break;  // the rows are kept, so no time is needed
            preview.seconds = std::max(1.0, double(preview.rows) / deletedPerSecond);
            preview.irreversible = Message(QT_TRANSLATE_NOOP(
                "Engine",
                "The rows are removed permanently. They can only be restored by fetching them from the chain again."));
            break;
        }
        case Verb::Reindex: {
            const Interval range = std::get<arguments::Reindex>(*wanted).range;
            const auto stored = storedWithin(session, *chain, range);
            if (!stored)
                return fail(stored.error());
            auto counted = family->previewRange(session, *chain, range);
            if (!counted)
                return counted;
            preview = std::move(*counted);
            preview.blocks = *stored;
            preview.seconds = fetchSeconds(session, chain->caip2, preview.blocks);
            break;
        }
        case Verb::Rewind: {
            const Height to = std::get<arguments::Rewind>(*wanted).to;
            const auto stored = session.read([&](store::Transaction& t) {
                return store::integer(
                    t.exec("SELECT max(hi) FROM signalbox.coverage WHERE caip2 = $1", {chain->caip2})[0][0], -1);
            });
            if (!stored)
                return fail(stored.error());
            if (*stored <= to)
                return fail(
                    ErrorKind::Invalid, "INVALID_HEIGHT",
                    Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" has nothing stored above block %2: the newest is %3."))
                        .arg(chain->name)
                        .arg(to)
                        .arg(*stored));
            auto counted = family->previewRange(session, *chain, {to + 1, *stored});
            if (!counted)
                return counted;
            preview = std::move(*counted);
            preview.blocks = *stored - to;
            preview.irreversible =
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The rows above block %1 are removed and fetched from the chain again."))
                    .arg(to);
            break;
        }
        case Verb::Resync: {
            if (!family->catalog())
                return fail(layers::noResync(*chain));
            const auto tables = layers::resyncTables(*family->catalog(), std::get<arguments::Resync>(*wanted).tables);
            if (!tables)
                return fail(tables.error());
            auto counted = layers::previewResync(session, *family->catalog(), *chain, *tables);
            if (!counted)
                return counted;
            preview = std::move(*counted);
            break;
        }
        case Verb::Optimize: {
            if (!family->catalog())
                return fail(layers::noResync(*chain));
            auto counted = layers::previewOptimize(session, *family->catalog(), *chain,
                                                   std::get<arguments::Optimize>(*wanted), keepDays);
            if (!counted)
                return counted;
            preview = std::move(*counted);
            break;
        }
        case Verb::StreamAdd: {
            const StreamDraft& draft = std::get<arguments::StreamAdd>(*wanted).draft;
            const Interval range{draft.from.value_or(numberArg(chain->settings, "from").value_or(0)),
                                 draft.to.value_or(std::numeric_limits<qint64>::max() - 1)};
            const auto stored = storedWithin(session, *chain, range);
            if (stored) {
                preview.blocks = *stored;
                preview.seconds = fetchSeconds(session, chain->caip2, preview.blocks);
            } else if (stored.error().code != "NOT_STORED"_L1) {
                return fail(stored.error());
            }
            break;
        }
        case Verb::StreamRemove: {
            auto counted = family->previewStream(session, *chain, std::get<arguments::StreamRemove>(*wanted).stream);
            if (!counted)
                return counted;
            preview = std::move(*counted);
            preview.irreversible = Message(QT_TRANSLATE_NOOP(
                "Engine",
                "The rows are removed permanently. They can only be restored by fetching them from the chain again."));
            break;
        }
        default:
            break;
    }
    preview.confirmation = needsTypedName(command) ? chain->name : QString();
    return preview;
}

}  // namespace signalbox::engine
