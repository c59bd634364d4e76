// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain/interval_set.h"
#include "store/derived_set.h"

namespace signalbox::store {

/// History that one writer has stored and that a derived set has not counted, added up in memory. It holds all base
/// rows of its blocks or, after anything else may have changed one of them, none: a piece then reads the stored rows.
/// The number of the chain's last change shows what other connections did. Belongs to one writer.
class Gathering {
public:
    static constexpr qint64 mostRows = 500'000;  ///< bounds the memory while no piece can be written

    Gathering(const DerivedSet& set, std::unique_ptr<Gathered> values) : m_set(set), m_values(std::move(values)) {}

    const DerivedSet& set() const { return m_set; }
    const chain::IntervalSet& blocks() const { return m_blocks; }
    const Gathered& values() const { return *m_values; }
    qint64 change() const { return m_change; }  ///< number of the last change that it knows

    /// A condition, true if the blocks that the commit would add have no base rows; valid before it writes any.
    QByteArray isFirst(const Commit& commit) const;
    /// After the commit, which was change number `change`. `first`: what isFirst() was.
    void committed(const Commit& commit, qint64 change, bool first);
    void passed() { ++m_change; }  ///< after a change that left the rows of its blocks alone
    void forget();

private:
    /// The commit's blocks that are final: others may be undone.
    chain::IntervalSet settled(const Commit& commit) const;

    const DerivedSet& m_set;
    std::unique_ptr<Gathered> m_values;
    chain::IntervalSet m_blocks;
    qint64 m_change = -1;
};

/// Those of all derived sets of a chain.
class Gatherings {
public:
    Gatherings() = default;
    explicit Gatherings(const std::vector<const DerivedSet*>& sets);

    /// Statements of a commit, before its rows change: they note for each gathering whether its blocks have no rows.
    QByteArray first(const Commit& commit) const;
    /// Its last statement, which returns the number of the change and these notes.
    QByteArray last(const QByteArray& caip2) const;
    void committed(const Commit& commit, const PqResult& last);

    Gathering* find(const DerivedSet& set);  ///< null if the set has none
    void forget();

private:
    std::vector<Gathering> m_all;
};

}  // namespace signalbox::store
