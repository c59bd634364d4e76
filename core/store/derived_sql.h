// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/derived_set.h"

namespace signalbox::store {

/// Statements of a chain's derived sets, for the transactions of their base and for those of their own. Which blocks a
/// set has covered is read by the statements themselves, behind the fence.
class DerivedSql {
public:
    /// `caip2` as SQL; `sets` outlive it.
    DerivedSql(QByteArray caip2, const std::vector<std::shared_ptr<const DataSet>>& sets);

    const std::vector<const DerivedSet*>& sets() const { return m_sets; }
    /// An SQL array of the names of the sets that a commit changes.
    QByteArray changedBy(const Commit& commit) const;
    QByteArray changedBy(const QString& stream, Interval blocks) const;  ///< a drop

    void before(Script& script, const Commit& commit) const;  ///< rows of the base change next
    void after(Script& script, const Commit& commit) const;   ///< they and their coverage have changed
    void undo(Script& script, Height ancestor) const;
    /// Rows of `streams` in the blocks are deleted next, or are not sure any more: takes them out, coverage too.
    void uncover(Script& script, const chain::Streams& streams, const Intervals& blocks) const;

    /// A query of the ranges (lo, hi) that the set covers and its base does not: settings changed, a stream went.
    QByteArray stray(const DerivedSet& set) const;
    /// A query of the ranges (lo, hi) up to a height that are open to the set and missing, ascending, a hundred at
    /// most.
    QByteArray missing(const DerivedSet& set, Height upTo) const;
    void derive(Script& script, const DerivedSet& set, const Intervals& blocks) const;
    void underive(Script& script, const DerivedSet& set, const QByteArray& blocks) const;  ///< coverage too

private:
    QByteArray held(const DerivedSet& set, const QByteArray& ranges) const;
    QByteArray wanted(const DerivedSet& set, const QByteArray& ranges) const;
    QByteArray named(const std::vector<std::pair<const DerivedSet*, QByteArray>>& conditions) const;
    QByteArray coverage(const QByteArray& condition) const;

    QByteArray m_caip2;
    std::vector<const DerivedSet*> m_sets;
};

}  // namespace signalbox::store
