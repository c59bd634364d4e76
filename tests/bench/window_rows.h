// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <memory>

#include "signalbox/interval.h"
#include "support/process.h"

namespace signalbox::test {

/// The engine inside this process with the window's own models on it, as the Chains and Events screens have them.
class WindowRows {
public:
    explicit WindowRows(const QString& directory);
    ~WindowRows();

    bool isOpen() const;
    void turn();              ///< lets the event loop work for a millisecond at most
    Height chainRow() const;  ///< newest stored block that the row of the chains' table knows
    Height eventRow() const;  ///< block of the uppermost row of the transfers' table; −1: none
    void watchEvents(const QString& caip2);
    bool close();

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::test
