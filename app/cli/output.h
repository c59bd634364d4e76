#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::cli {

int exitCode(ErrorKind kind);

/// What the program prints: answers to standard output, everything else to standard error. With --json each answer is
/// one object on one line.
class Output {
public:
    bool json = false;
    bool quiet = false;

    void object(const QJsonObject& object) const;  ///< only with --json
    void line(const QString& text) const;          ///< an answer for people; not with --json
    void note(const QString& text) const;          ///< progress and remarks; not with --quiet or --json
    void warning(const QString& text) const;       ///< to standard error, with --json too; not with --quiet
    void pairs(const std::vector<std::pair<QString, QString>>& rows) const;
    void table(const QStringList& head, const std::vector<QStringList>& rows, const std::vector<int>& right = {}) const;
    int error(const Error& error) const;  ///< answers the exit code

private:
    void write(const QString& text) const;
};

QString grouped(qint64 number);
QString bytesText(qint64 bytes);
QString durationText(double seconds);  ///< two units at most, cut: "13 min 44 s"

}  // namespace signalbox::cli
