// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/data_set.h"

namespace signalbox::chain {
class IntervalSet;
}

namespace signalbox::store {

/// Values of base rows that were just stored, added up in memory: their derive() needs no reading. One thread at a
/// time.
class Gathered {
public:
    virtual ~Gathered() = default;
    /// Adds the rows of the commit in these blocks; false if they cannot be added, after which only clear() is allowed.
    virtual bool add(const Commit& commit, const chain::IntervalSet& blocks) = 0;
    virtual qint64 rows() const = 0;
    /// As DerivedSet::derive(); the blocks are those that were added.
    virtual void derive(Script& script, const QByteArray& blocks) const = 0;
    virtual void clear() = 0;
};

/// Tables computed from the stored rows of other sets (such as balances from transfers); their rows are not fetched.
/// Their stream is a row of signalbox.streams like any other, and its coverage is the checkpoint: exactly the base rows
/// of these blocks are counted. A block is open to a derived set if a stream of its base covers it, so no block is
/// covered that the base does not cover. Live blocks are counted in the transaction that stores them, others later,
/// many at once (ChainIngest::derive). Before rows of the base change in covered blocks (a late stream, replace, undo,
/// drop), the set subtracts them, in the same transaction and while they still exist.
///
/// Streams beside the base have rows that count too, but open no block: in covered blocks they are counted in the
/// transaction that stores or deletes them. If it changes them alone, only they are added and subtracted.
class DerivedSet : public DataSet {
public:
    virtual QString stream() const = 0;   ///< name of its own stream
    virtual QString follows() const = 0;  ///< the base: streams of this name, and those whose name continues with ':'
    virtual QString beside() const { return {}; }  ///< in the same form; empty if there are none

    /// `blocks` is an item of a FROM list named r with the columns lo and hi: ranges that do not touch each other, both
    /// ends included. It may be used in several statements. Adds the values of the stored base rows in these blocks.
    virtual void derive(Script& script, const QByteArray& blocks) const = 0;
    virtual void underive(Script& script, const QByteArray& blocks) const = 0;  ///< subtracts them again
    virtual std::unique_ptr<Gathered> gathered() const { return nullptr; }      ///< an empty one; null if it has none
    /// The same for rows of these streams beside the base alone.
    virtual void deriveBeside(Script&, const QByteArray& blocks, const chain::Streams&) const { Q_UNUSED(blocks) }
    virtual void underiveBeside(Script&, const QByteArray& blocks, const chain::Streams&) const { Q_UNUSED(blocks) }
    virtual void clear(Script& script) const = 0;  ///< clears the whole chain's rows after its stream was removed
    /// A SELECT of the block number of each base row in the blocks.
    virtual QByteArray baseRows(Interval blocks) const = 0;

    bool isBase(const QString& name) const { return chain::isOfGroup(name, follows()); }
    bool isFollowing(const chain::Streams& streams) const
    {
        return std::any_of(streams.begin(), streams.end(),
                           [this](const chain::StreamSpec& each) { return isBase(each.name); });
    }

    chain::Streams besideIn(const chain::Streams& streams) const
    {
        chain::Streams found;
        std::copy_if(streams.begin(), streams.end(), std::back_inserter(found), [this](const chain::StreamSpec& each) {
            return !beside().isEmpty() && chain::isOfGroup(each.name, beside());
        });
        return found;
    }

    const DerivedSet* derived() const final { return this; }
    bool isWrittenBy(const Commit&) const final { return false; }
    void append(Script&, const Commit&, bool) const final {}
    void replace(Script&, const Commit&) const final {}
    void undo(Script&, const Undo&) const final {}
};

}  // namespace signalbox::store
