// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/derived_sql.h"

namespace signalbox::store {

/// Assembles the statements of one transaction of a chain, without its COMMIT: fence with the change's number, data
/// sets in order, quarantine, coverage, notifications. One round trip, except for a replace that has rows to compare.
class IngestSql {
public:
    /// `sets` must outlive it.
    IngestSql(const QString& caip2, qint64 epoch, const std::vector<std::shared_ptr<const DataSet>>& sets);

    /// Append or Record. `merged` as of DataSet::append(); `first` is run before rows change.
    Script append(const Commit& commit, bool merged, const QByteArray& first = {}) const;
    /// The first half of a Replace: loads the fetched rows. Ends with a SELECT of the blocks whose stored rows are
    /// missing although their hash is the same, as a multirange; an empty text if there are none.
    Script compare(const Commit& commit) const;
    Script replace(const Commit& commit) const;  ///< the second half, in the same transaction
    Script undo(const Undo& undo) const;         ///< ends with a SELECT of the undone rows
    Script uncover(const chain::Streams& streams, const Intervals& blocks) const;
    QByteArray fence() const;  ///< for a transaction that changes no rows
    const DerivedSql& derived() const { return m_derived; }
    /// For a transaction that fence() began: the missing or surplus blocks of a derived set. `gathered` as of
    /// DerivedSql::derive().
    Script derive(const DerivedSet& set, const Intervals& blocks, const Gathered* gathered = nullptr) const;
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
