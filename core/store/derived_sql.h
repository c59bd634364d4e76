// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/derived_set.h"

namespace signalbox::store {

/// Statements of a chain's derived sets, for the transactions of their base and for their own. The statements
/// themselves read a set's coverage, behind the fence.
class DerivedSql {
public:
    /// `caip2` is SQL; `sets` must outlive it.
    DerivedSql(QByteArray caip2, const std::vector<std::shared_ptr<const DataSet>>& sets);

    const std::vector<const DerivedSet*>& sets() const { return m_sets; }
    /// An SQL array of the names of the sets that a commit changes.
    QByteArray changedBy(const Commit& commit) const;
    QByteArray changedBy(const QString& stream, Interval blocks) const;  ///< a drop

    void before(Script& script, const Commit& commit) const;  ///< before rows of the base change
    void after(Script& script, const Commit& commit) const;   ///< after they and their coverage have changed
    void undo(Script& script, Height ancestor) const;
    /// Before rows of `streams` in the blocks become doubtful: subtracts them and uncovers the blocks. Rows beside the
    /// base remain counted, as they remain stored.
    void uncover(Script& script, const chain::Streams& streams, const Intervals& blocks) const;
    void drop(Script& script, const QString& stream, Interval blocks) const;  ///< before the stream's rows are deleted

    /// A query of the ranges (lo, hi) that the set covers and its base does not, because settings changed or a stream
    /// was removed.
    QByteArray stray(const DerivedSet& set) const;
    /// A query of at most a hundred ranges (lo, hi) up to a height that are open to the set and missing, ascending.
    QByteArray missing(const DerivedSet& set, Height upTo) const;
    /// A query of the number of the chain's last change, and whether these blocks are open to the set and missing.
    QByteArray areMissing(const DerivedSet& set, const Intervals& blocks) const;
    /// `gathered`: the values of exactly these blocks; null to read the stored rows.
    void derive(Script& script, const DerivedSet& set, const Intervals& blocks, const Gathered* gathered) const;
    void underive(Script& script, const DerivedSet& set, const QByteArray& blocks) const;  ///< also uncovers the blocks

private:
    QByteArray held(const DerivedSet& set, const QByteArray& ranges) const;
    QByteArray wanted(const DerivedSet& set, const QByteArray& ranges) const;
    QByteArray named(const std::vector<std::pair<const DerivedSet*, QByteArray>>& conditions) const;
    QByteArray coverage(const QByteArray& condition) const;
    QByteArray open(const DerivedSet& set, const QByteArray& to) const;

    QByteArray m_caip2;
    std::vector<const DerivedSet*> m_sets;
};

}  // namespace signalbox::store
