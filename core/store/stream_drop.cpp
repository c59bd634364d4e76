// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/stream_drop.h"

#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/change_log.h"
#include "store/derived_sql.h"
#include "store/ingest_text.h"
#include "store/leases.h"

namespace signalbox::store {

namespace {

bool isThere(const std::vector<StreamRow>& rows, const QString& stream)
{
    return std::any_of(rows.begin(), rows.end(), [&](const StreamRow& row) { return row.stream == stream; });
}

}  // namespace

Expected<StreamDrop::Batch> StreamDrop::batch(const QString& stream, const DataSet& set, Height& above)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Batch> {
        if (const auto ours = Leases::fence(transaction, m_chain.caip2, m_epoch); !ours)
            return fail(ours.error());
        const auto there = Chains(m_session).streams(m_chain.caip2);
        if (!there)
            return fail(there.error());
        if (isThere(*there, stream))
            return Batch{0, true};
        chain::Streams kept;
        for (const StreamRow& row : *there)
            kept.push_back({row.stream, row.settings, row.revision});
        const auto upTo = set.dropTo(transaction, stream, kept, above);
        if (!upTo)
            return Batch{0, true};
        const Interval blocks{above + 1, *upTo};
        const DerivedSql derived(literal(m_chain.caip2), m_sets);
        const QString also = text(transaction.exec("SELECT array_to_string(" +
                                                   derived.changedBy(stream, blocks).toStdString() + ", ',')")[0][0]);
        Script first;
        derived.drop(first, stream, blocks);
        if (!first.sql.isEmpty())
            transaction.exec(first.sql.toStdString());
        const qint64 rows = set.drop(transaction, stream, kept, blocks);
        transaction.exec("SELECT signalbox.uncover($1, ARRAY[$2], $3, $4)",
                         {m_chain.caip2, stream, blocks.lo, blocks.hi});
        QStringList changed = also.split(u',', Qt::SkipEmptyParts);
        if (rows > 0)
            changed.prepend(set.name());
        if (!changed.isEmpty())
            ChangeLog::add(transaction, m_chain.caip2, "drop", changed, blocks);
        above = blocks.hi;
        return Batch{rows, false};
    });
}

Expected<Done> StreamDrop::uncoverRest(const QString& stream)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (const auto ours = Leases::fence(transaction, m_chain.caip2, m_epoch); !ours)
            return ours;
        const auto rows = Chains(m_session).streams(m_chain.caip2);
        if (!rows)
            return fail(rows.error());
        if (isThere(*rows, stream))
            return Done{};
        const auto covered = transaction.exec(
            "SELECT coalesce(min(lo), 0), coalesce(max(hi), -1) FROM signalbox.coverage WHERE caip2 = $1 AND stream = "
            "$2",
            {m_chain.caip2, stream});
        transaction.exec("DELETE FROM signalbox.coverage WHERE caip2 = $1 AND stream = $2", {m_chain.caip2, stream});
        for (const auto& set : m_sets)
            set->dropped(transaction, stream);
        dropDerived(transaction, stream, {integer(covered[0][0]), integer(covered[0][1])});
        return Done{};
    });
}

/// A derived set is cleared as a whole, in the transaction that removes its coverage. If its base is removed, it keeps
/// the blocks that another stream of its base covers.
void StreamDrop::dropDerived(Transaction& transaction, const QString& stream, Interval covered) const
{
    const DerivedSql derived(literal(m_chain.caip2), m_sets);
    QStringList changed;
    for (const DerivedSet* set : derived.sets()) {
        Script script;
        if (set->stream() == stream)
            set->clear(script);
        else if (set->isBase(stream) && !transaction.exec(derived.stray(*set).toStdString()).empty())
            derived.underive(script, *set, derived.stray(*set));
        else
            continue;
        transaction.exec(script.sql.toStdString());
        changed << set->name();
    }
    if (!changed.isEmpty() && !covered.isEmpty())
        ChangeLog::add(transaction, m_chain.caip2, "drop", changed, covered);
}

Expected<qint64> StreamDrop::run(const QString& stream, const std::function<bool(qint64, double)>& goesOn)
{
    const auto highest = Chains(m_session).highestCovered(m_chain.caip2);
    if (!highest)
        return fail(highest.error());
    qint64 gone = 0;
    for (const auto& set : m_sets) {
        Height above = -1;
        for (;;) {
            const auto done = batch(stream, *set, above);
            if (!done)
                return fail(done.error());
            gone += done->rows;
            if (done->ended)
                break;
            if (goesOn && !goesOn(gone, std::min(1.0, double(above + 1) / double(*highest + 2))))
                return fail(ErrorKind::Cancelled, "CANCELLED",
                            Message::counted(
                                "Stopped after %Ln row. The other rows are kept; remove the stream's rows again to "
                                "continue.",
                                QT_TRANSLATE_N_NOOP("Engine",
                                                    "Stopped after %Ln rows. The other rows are kept; remove the "
                                                    "stream's rows again to continue."),
                                gone));
        }
    }
    const auto ended = uncoverRest(stream);
    return ended ? Expected<qint64>(gone) : fail(ended.error());
}

}  // namespace signalbox::store
