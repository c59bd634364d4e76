// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <functional>
#include <optional>

#include "signalbox/snapshot.h"

namespace signalbox::engine {

/// Watches the disk of a private database: below the reserve, indexing pauses before PostgreSQL runs out of space. It
/// resumes when a tenth more than the reserve is free.
class DiskGuard {
public:
    struct Space {
        qint64 free = -1, total = 0;  ///< bytes; free is −1 if unreadable
    };
    using Measure = std::function<Space()>;
    using Reserve = std::function<qint64(qint64 totalBytes)>;

    /// Empty `measure`: the database's disk is not on this machine and is not watched.
    DiskGuard(Measure measure, Reserve reserve) : m_measure(std::move(measure)), m_reserve(std::move(reserve)) {}
    static Measure diskOf(const QString& directory);  ///< empty for an empty directory

    /// Measures every 5 s. True if failure() changed.
    bool look();
    const std::optional<Failure>& failure() const { return m_failure; }
    qint64 freeBytes() const { return m_free; }  ///< −1 if unknown

private:
    Measure m_measure;
    Reserve m_reserve;
    QElapsedTimer m_lookedAt;
    std::optional<Failure> m_failure;
    qint64 m_free = -1;
};

}  // namespace signalbox::engine
