// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/adapter.h"

namespace signalbox::engine {

/// Rows of a stream from blocks that it does not store yet, because they are not confirmed: shown as long as a client
/// requests them. Thread-safe.
class UnconfirmedRows {
public:
    virtual ~UnconfirmedRows() = default;
    virtual QString stream() const = 0;
    virtual bool isWanted() const = 0;                 ///< true if a client requested them recently
    virtual bool has(const QString& caip2) const = 0;  ///< true if they were read since a client requested them
    virtual void take(const QString& caip2, const indexing::Fetched& fetched) = 0;  ///< replaces the chain's rows
    virtual void forget(const QString& caip2) = 0;
    virtual void dropAbove(const QString& caip2, Height last) = 0;  ///< rows that were undone
    virtual void dropUpTo(const QString& caip2, Height last) = 0;   ///< rows that are stored by now
};

}  // namespace signalbox::engine
