// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "store/data_set.h"

namespace signalbox::store {

/// Deletes the rows of a stream that was removed, as far as no other stream wants them. Each batch is one transaction
/// behind the chain's fence: it reads which streams there are now, deletes, and takes what it deleted out of the
/// coverage, so that a stop or a kill at any moment leaves rows and coverage in agreement, and a stream that is added
/// meanwhile keeps its rows. Blocks; on any session.
class StreamDrop {
public:
    StreamDrop(Session& session, ChainPlace chain, qint64 epoch, std::vector<std::shared_ptr<const DataSet>> sets)
        : m_session(session), m_chain(std::move(chain)), m_epoch(epoch), m_sets(std::move(sets))
    {
    }
    /// Answers the rows deleted. Ends early, without an error, when the stream is back. Errors: LEASE_LOST; CANCELLED
    /// when `goesOn` (told the rows so far and the share of the blocks, 0–1) answers false.
    Expected<qint64> run(const QString& stream, const std::function<bool(qint64 rows, double share)>& goesOn = {});

private:
    struct Batch {
        qint64 rows = 0;
        bool ended = false;
    };
    Expected<Batch> batch(const QString& stream, const DataSet& set, Height& above);
    Expected<Done> uncoverRest(const QString& stream);
    void dropDerived(Transaction& transaction, const QString& stream, Interval covered) const;

    Session& m_session;
    ChainPlace m_chain;
    qint64 m_epoch;
    std::vector<std::shared_ptr<const DataSet>> m_sets;
};

}  // namespace signalbox::store
