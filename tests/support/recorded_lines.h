// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>

namespace signalbox::test {

/// Calls `take` for every line of a file, compressed with zstd unless it is a .jsonl. False if it cannot be read.
bool eachRecordedLine(const QString& file, const std::function<void(const QByteArray&)>& take);

/// Everything in a file compressed with zstd; empty if it cannot be read.
QByteArray readZstd(const QString& file);

}  // namespace signalbox::test
