// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/derived_sql.h"

namespace signalbox::store {

/// Puts the statements of one transaction of a chain together, without its COMMIT: fence with the change's number, data
/// sets in their order, quarantine, coverage, notifications. One round trip, except for a replace that has rows to
/// compare.
class IngestSql {
public:
    /// `sets` outlive it.
    IngestSql(const QString& caip2, qint64 epoch, const std::vector<std::shared_ptr<const DataSet>>& sets);

    /// Append or Record. `merged` as of DataSet::append().
    Script append(const Commit& commit, bool merged) const;
    /// The first half of a Replace: loads what was read. Ends with a SELECT of the blocks whose stored rows it lacks
    /// although their hash is the same, as a multirange; empty text: none.
    Script compare(const Commit& commit) const;
    Script replace(const Commit& commit) const;  ///< the second half, in the same transaction
    Script undo(const Undo& undo) const;         ///< ends with a SELECT of the rows undone
    Script uncover(const chain::Streams& streams, const Intervals& blocks) const;
    QByteArray fence() const;  ///< of a transaction that changes no rows
    const DerivedSql& derived() const { return m_derived; }
    /// Of a transaction that fence() began: what was found to be missing of a derived set, or to be too much.
    Script derive(const DerivedSet& set, const Intervals& blocks) const;
    Script underive(const DerivedSet& set, const Intervals& blocks) const;

private:
    QByteArray fence(const char* kind, const QByteArray& sets, const QByteArray& ranges) const;
    QByteArray changed(const char* kind, const DerivedSet& set, const Intervals& blocks) const;
    QByteArray fence(const Commit& commit) const;
    QByteArray missing(const Commit& commit) const;
    QByteArray wasRead() const;
    QByteArray resolved(const Commit& commit) const;
    QByteArray quarantined(const Commit& commit) const;
    QByteArray sameRevisions(const Commit& commit) const;
    void covered(Script& script, const Commit& commit) const;
    QByteArray notified(const QByteArray& height) const;

    QByteArray m_caip2, m_epoch;  // SQL
    const std::vector<std::shared_ptr<const DataSet>>& m_sets;
    DerivedSql m_derived;
};

}  // namespace signalbox::store
