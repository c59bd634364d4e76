// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include "core/indexing/fake_chain.h"
#include "signalbox/literals.h"

namespace signalbox::test {

/// The database that survives its writers.
struct FakeDatabase {
    struct Stream {
        Height from = 0;
        std::optional<Height> to;
    };
    std::map<QString, Stream> streams;
    std::map<QString, chain::IntervalSet> coverage;
    std::map<Height, chain::BlockRef> blocks;
    TransferTable transfers;
    std::map<QString, EventRow8004> events;  ///< live ones
    std::vector<QString> retractions;
    std::vector<store::Undo> undos;
    std::vector<store::Commit> commits;  ///< without rows, for looking at their order and size
    int epoch = 1;
    QStringList violations;  ///< what a real database would have refused, or worse, not have noticed

    // Faults
    enum class Fault { None, Away, UnknownDone, UnknownNotDone, DiskFull, Refused };
    std::function<Fault(const store::Commit&)> onCommit;
    int undosLost = 0;  ///< undos that are done, and whose answer is lost
    bool away = false, refuseUndo = false;
    int commitMs = 0;
    int loads = 0, heartbeats = 0, upkeeps = 0;
};

class FakeStore : public store::IngestStore {
public:
    explicit FakeStore(std::shared_ptr<FakeDatabase> database) : m_db(std::move(database)), m_epoch(m_db->epoch) {}

    Expected<store::StoredChain> load() override
    {
        ++m_db->loads;
        if (const auto problem = barrier())
            return fail(*problem);
        store::StoredChain state;
        for (const auto& [name, stream] : m_db->streams)
            state.streams.push_back({name, stream.from, stream.to, m_db->coverage[name].intervals()});
        auto block = m_db->blocks.size() > 2'000 ? std::prev(m_db->blocks.end(), 2'000) : m_db->blocks.begin();
        for (; block != m_db->blocks.end(); ++block)
            state.recent.push_back(block->second);
        state.retractedEventIds = m_db->retractions;
        return state;
    }

    Expected<Done> commit(const store::Commit& commit) override
    {
        if (m_db->commitMs > 0)
            QThread::msleep(static_cast<unsigned long>(m_db->commitMs));
        if (const auto problem = barrier())
            return fail(*problem);
        const auto fault = m_db->onCommit ? m_db->onCommit(commit) : FakeDatabase::Fault::None;
        using Fault = FakeDatabase::Fault;
        if (fault == Fault::Away)
            return fail(ErrorKind::Retryable, "DATABASE_AWAY", Message(u"The database cannot be reached."_s));
        if (fault == Fault::DiskFull)
            return fail(ErrorKind::Unavailable, "DISK_FULL", Message(u"The disk is full."_s));
        if (fault == Fault::Refused)
            return fail(ErrorKind::Internal, "ROW_REFUSED", Message(u"A row was refused."_s));
        if (fault == Fault::UnknownNotDone)
            return unknown();
        if (const auto refused = apply(commit))
            return fail(*refused);
        if (fault == Fault::UnknownDone)
            return unknown();
        return Done{};
    }

    Expected<qint64> undo(const store::Undo& undo) override
    {
        if (const auto problem = barrier())
            return fail(*problem);
        m_db->undos.push_back(undo);
        qint64 rows = 0;
        rows += static_cast<qint64>(
            std::erase_if(m_db->transfers, [&](const auto& row) { return row.first.block > undo.ancestor; }));
        for (auto event = m_db->events.begin(); event != m_db->events.end();) {
            if (event->second.block > undo.ancestor) {
                m_db->retractions.push_back(event->first);
                event = m_db->events.erase(event);
                ++rows;
            } else {
                ++event;
            }
        }
        m_db->blocks.erase(m_db->blocks.upper_bound(undo.ancestor), m_db->blocks.end());
        for (auto& [name, set] : m_db->coverage)
            set.subtract({undo.ancestor + 1, 1'000'000'000});
        if (m_db->undosLost-- > 0)
            return unknown();
        return rows;
    }

    Expected<Done> heartbeat() override
    {
        ++m_db->heartbeats;
        if (const auto problem = barrier())
            return fail(*problem);
        return Done{};
    }

    void upkeep() override { ++m_db->upkeeps; }

    Expected<Done> uncover(const chain::Streams& streams, const Intervals& blocks) override
    {
        if (const auto problem = barrier())
            return fail(*problem);
        for (const QString& name : chain::namesOf(streams))
            for (const auto& range : blocks)
                m_db->coverage[name].subtract(range);
        return Done{};
    }

private:
    static tl::unexpected<Error> unknown()
    {
        return fail(ErrorKind::Retryable, "COMMIT_UNKNOWN", Message(u"The connection broke during the commit."_s));
    }

    std::optional<Error> barrier() const
    {
        if (m_db->away)
            return Error::make(ErrorKind::Retryable, "DATABASE_AWAY", Message(u"The database cannot be reached."_s));
        if (m_db->epoch != m_epoch)
            return Error::make(ErrorKind::Conflict, "LEASE_LOST", Message(u"Another engine works on this chain."_s));
        return std::nullopt;
    }

    static std::vector<std::vector<QByteArray>> rows(const CopyBuffer& buffer)
    {
        std::vector<std::vector<QByteArray>> result;
        const QByteArray& data = buffer.data();
        for (qsizetype at = 0; at < data.size();) {
            const int fields = qFromBigEndian<qint16>(data.constData() + at);
            at += 2;
            std::vector<QByteArray> row;
            for (int i = 0; i < fields; ++i) {
                const auto size = qFromBigEndian<qint32>(data.constData() + at);
                row.push_back(data.mid(at + 4, size));
                at += 4 + size;
            }
            result.push_back(std::move(row));
        }
        return result;
    }

    static Bytes32 bytes32(const QByteArray& bytes)
    {
        Bytes32 result{};
        std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(result.data()));
        return result;
    }

    std::optional<Error> apply(const store::Commit& commit)
    {
        const auto refuse = [&](const QString& why) {
            m_db->violations << why;
            return Error::make(ErrorKind::Internal, "ROW_REFUSED", Message(why));
        };
        const auto covered = [&](Height height) {
            return std::any_of(commit.ranges.begin(), commit.ranges.end(),
                               [height](const Interval& range) { return range.contains(height); });
        };
        const auto has = [&](const QString& name) { return chain::contains(commit.streams, name); };
        for (std::size_t i = 1; i < commit.ranges.size(); ++i)
            if (commit.ranges[i].lo <= commit.ranges[i - 1].hi)
                return refuse(u"ranges of a commit overlap"_s);
        auto blocks = m_db->blocks;
        auto transfers = m_db->transfers;
        auto events = m_db->events;
        for (const QString& name : chain::namesOf(commit.streams)) {
            if (!m_db->streams.contains(name))
                return refuse(u"commit of a stream that is not there: "_s + name);
            for (const auto& range : commit.ranges)
                if (commit.mode == store::Commit::Mode::Append && m_db->coverage[name].intersects(range))
                    return refuse(
                        u"appended heights that are covered: %1 %2-%3"_s.arg(name).arg(range.lo).arg(range.hi));
        }
        if (commit.mode == store::Commit::Mode::Replace) {
            std::set<TransferKey> fresh;
            for (const auto& row : rows(commit.tables.rowsOf(u"transfers"_s)))
                fresh.insert({qFromBigEndian<qint64>(row[0].constData()), qFromBigEndian<qint32>(row[1].constData())});
            chain::IntervalSet missing;
            for (const auto& [key, row] : transfers)
                if (covered(key.block) && !fresh.contains(key) &&
                    (has(u"transfers"_s) || has(row.token == 0 ? tokenA : tokenB)))
                    missing.add({key.block, key.block});
            using Missing = store::Commit::Missing;
            if (!missing.isEmpty() && commit.missing == Missing::Refuse) {
                QVariantList blocks;
                for (const Interval& range : missing)
                    blocks << QVariant(QVariantList{range.lo, range.hi});
                return Error::make(ErrorKind::Conflict, "ROWS_MISSING", Message(u"rows are missing"_s),
                                   {{u"blocks"_s, blocks}});
            }
            std::erase_if(transfers, [&](const auto& row) {
                return covered(row.first.block) && (commit.missing != Missing::Keep || fresh.contains(row.first)) &&
                       (has(u"transfers"_s) || has(row.second.token == 0 ? tokenA : tokenB));
            });
        }
        for (const auto& block : commit.blocks) {
            const auto [found, isNew] = blocks.try_emplace(block.number, block);
            if (!isNew && commit.blocksAbsent)
                return refuse(u"block %1 was said to be absent"_s.arg(block.number));
            if (!isNew && found->second.hash != block.hash)
                return refuse(u"block %1 is there with another hash"_s.arg(block.number));
        }
        for (const auto& row : rows(commit.tables.rowsOf(u"transfers"_s))) {
            const TransferKey key{qFromBigEndian<qint64>(row[0].constData()),
                                  qFromBigEndian<qint32>(row[1].constData())};
            if (!covered(key.block) ||
                !transfers.try_emplace(key, TransferRow{qFromBigEndian<qint32>(row[2].constData()), bytes32(row[3])})
                     .second)
                return refuse(u"transfer %1:%2 twice, or outside"_s.arg(key.block).arg(key.log));
        }
        for (const auto& row : rows(commit.tables.rowsOf(u"events"_s))) {
            const Height height = qFromBigEndian<qint64>(row[0].constData());
            const auto [found, isNew] = events.try_emplace(eventId(height), EventRow8004{height, bytes32(row[1])});
            if (!covered(height) || (!isNew && commit.mode == store::Commit::Mode::Append))
                return refuse(u"event of block %1 twice, or outside"_s.arg(height));
        }
        m_db->blocks = std::move(blocks);
        m_db->transfers = std::move(transfers);
        m_db->events = std::move(events);
        for (const QString& name : chain::namesOf(commit.streams))
            for (const auto& range : commit.ranges)
                m_db->coverage[name].add(range);
        store::Commit remembered;
        remembered.mode = commit.mode;
        remembered.ranges = commit.ranges;
        remembered.streams = commit.streams;
        remembered.live = commit.live;
        m_db->commits.push_back(std::move(remembered));
        return std::nullopt;
    }

    std::shared_ptr<FakeDatabase> m_db;
    int m_epoch;
};

/// Empty: the database holds exactly what the chain determines for the heights it says to cover, with the chain's
/// hashes where `canonical`. Else what differs first.
inline QString difference(const FakeDatabase& db, const FakeChain* canonical, bool full)
{
    if (!db.violations.isEmpty())
        return db.violations.first();
    const auto covers = [&](const QString& name, Height height) {
        const auto found = db.coverage.find(name);
        return found != db.coverage.end() && found->second.contains(height);
    };
    chain::IntervalSet any;
    for (const auto& [name, set] : db.coverage)
        any = any.united(set);
    for (const auto& [height, block] : db.blocks) {
        if (!any.contains(height))
            return u"block %1 is stored but not covered"_s.arg(height);
        if (canonical && (height > canonical->head() || canonical->at(height).hash != block.hash))
            return u"block %1 is not the chain's"_s.arg(height);
        const auto below = db.blocks.find(height - 1);
        if (below != db.blocks.end() && below->second.hash != block.parent)
            return u"block %1 does not follow its parent"_s.arg(height);
    }
    TransferTable transfers;
    std::map<QString, EventRow8004> events;
    for (const auto& interval : any)
        for (Height height = interval.lo; height <= interval.hi; ++height) {
            const auto stored = db.blocks.find(height);
            if (full && covers(u"headers"_s, height) && stored == db.blocks.end())
                return u"block %1 is covered but not stored"_s.arg(height);
            Bytes32 hash{};
            if (canonical && height <= canonical->head())
                hash = canonical->at(height).hash;
            else if (stored != db.blocks.end())
                hash = stored->second.hash;
            else
                continue;
            for (int log = 0; log < transfersOf(hash); ++log) {
                const int token = tokenOf(hash, log);
                if (covers(u"transfers"_s, height) || covers(token == 0 ? tokenA : tokenB, height))
                    transfers[{height, log}] = {token, hash};
            }
            if (covers(u"registries"_s, height) && hasEvent(hash))
                events[eventId(height)] = {height, hash};
        }
    if (transfers != db.transfers)
        return u"transfers differ: %1 expected, %2 stored"_s.arg(transfers.size()).arg(db.transfers.size());
    if (events != db.events)
        return u"events differ: %1 expected, %2 stored"_s.arg(events.size()).arg(db.events.size());
    return {};
}

}  // namespace signalbox::test
