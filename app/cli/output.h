// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::cli {

int exitCode(ErrorKind kind);

/// The program's output: results go to standard output, everything else to standard error. With --json, each result is
/// one object on one line.
class Output {
public:
    bool json = false;
    bool quiet = false;

    void object(const QJsonObject& object) const;  ///< a result; printed only with --json
    void line(const QString& text) const;          ///< a result as text; not printed with --json
    void note(const QString& text) const;          ///< progress and notes; not printed with --quiet or --json
    void warning(const QString& text) const;       ///< printed to standard error, also with --json; not with --quiet
    void pairs(const std::vector<std::pair<QString, QString>>& rows) const;
    void table(const QStringList& head, const std::vector<QStringList>& rows, const std::vector<int>& right = {}) const;
    int error(const Error& error) const;  ///< returns the exit code

private:
    void write(const QString& text) const;
};

QString grouped(qint64 number);
QString bytesText(qint64 bytes);       ///< in units of 1,000, as the window: "12.3 MB"
QString durationText(double seconds);  ///< at most two units, truncated: "13 min 44 s"

}  // namespace signalbox::cli
