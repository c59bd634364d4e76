// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/stream_drop.h"

#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/change_log.h"
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
        const auto rows = Chains(m_session).streams(m_chain.caip2);
        if (!rows)
            return fail(rows.error());
        if (isThere(*rows, stream))
            return Batch{0, true};
        chain::Streams kept;
        for (const StreamRow& row : *rows)
            kept.push_back({row.stream, row.settings, row.revision});
        const DataSet::Dropped dropped = set.drop(transaction, stream, kept, above);
        if (!dropped.upTo)
            return Batch{0, true};
        const Interval blocks{above + 1, *dropped.upTo};
        transaction.exec("SELECT signalbox.uncover($1, ARRAY[$2], $3, $4)",
                         {m_chain.caip2, stream, blocks.lo, blocks.hi});
        if (dropped.rows > 0)
            ChangeLog::add(transaction, m_chain.caip2, "drop", {set.name()}, blocks);
        above = blocks.hi;
        return Batch{dropped.rows, false};
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
        transaction.exec("DELETE FROM signalbox.coverage WHERE caip2 = $1 AND stream = $2", {m_chain.caip2, stream});
        for (const auto& set : m_sets)
            set->dropped(transaction, stream);
        return Done{};
    });
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
