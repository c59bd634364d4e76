// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/data_set.h"

namespace signalbox::store {

/// Tables that are computed from the stored rows of other sets (balances from transfers); nothing of them is fetched.
/// Their stream is a row of signalbox.streams like any other, and its coverage is the checkpoint: the rows of the base
/// in exactly these blocks are counted. A block is open to a derived set when a stream of its base covers it, so that
/// no block is covered that the base does not cover. Live blocks are counted in the transaction that stores them,
/// others later, many at once (ChainIngest::derive). Before rows of the base change in blocks that are covered
/// (a late stream, replace, undo, drop), the set takes them out, in the same transaction and while they are there.
class DerivedSet : public DataSet {
public:
    virtual QString stream() const = 0;   ///< its own
    virtual QString follows() const = 0;  ///< the base: streams of this name, and those that add ':' and more to it

    /// `blocks` is an item of a FROM list named r with the columns lo and hi: ranges that do not touch each other, both
    /// ends included. It may be used in several statements. Adds what the stored base rows of these blocks make.
    virtual void derive(Script& script, const QByteArray& blocks) const = 0;
    virtual void underive(Script& script, const QByteArray& blocks) const = 0;  ///< takes it away again
    virtual void clear(Script& script) const = 0;  ///< of the whole chain; its stream was removed
    /// A SELECT of the block number of each base row in the blocks.
    virtual QByteArray baseRows(Interval blocks) const = 0;

    bool isBase(const QString& name) const { return chain::isOfGroup(name, follows()); }
    bool isFollowing(const chain::Streams& streams) const
    {
        return std::any_of(streams.begin(), streams.end(),
                           [this](const chain::StreamSpec& each) { return isBase(each.name); });
    }

    const DerivedSet* derived() const final { return this; }
    bool isWrittenBy(const Commit&) const final { return false; }
    void append(Script&, const Commit&, bool) const final {}
    void replace(Script&, const Commit&) const final {}
    void undo(Script&, const Undo&) const final {}
};

}  // namespace signalbox::store
