// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "indexing/failures.h"

namespace signalbox::indexing {

/// The log lines and current problems of a worker.
class Journal {
public:
    using Source = Failures::Source;

    /// `write` takes level and text of a log line; `changed` is called after a problem was raised, changed or cleared.
    Journal(std::function<void(const QString&, const QString&)> write, std::function<void()> changed)
        : m_write(std::move(write)), m_changed(std::move(changed))
    {
    }

    void log(const char* level, const QString& text) const { m_write(QString::fromLatin1(level), text); }
    void failed(Source source, const Error& error, qint64 nextTryInMs);  ///< < 0: no retry
    void over(Source source);
    const Failures& failures() const { return m_failures; }

private:
    std::function<void(const QString&, const QString&)> m_write;
    std::function<void()> m_changed;
    Failures m_failures;
};

}  // namespace signalbox::indexing
