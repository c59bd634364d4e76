// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include "signalbox/triggers.h"

namespace signalbox::triggers {

/// An object of a file, whose keys are read with their types. Null counts as missing. What is wrong is added to the
/// problems, with its path; the value is then that for a missing key.
class JsonPlace {
public:
    JsonPlace(const QJsonValue& value, QString path, std::vector<TriggerProblem>& problems);

    bool has(const QString& key) const;
    QString text(const QString& key, bool required = false);
    std::optional<qint64> integer(const QString& key, bool required = false);
    std::optional<bool> flag(const QString& key);
    QJsonObject object(const QString& key, bool required = false);
    QJsonArray list(const QString& key, bool required = false);

    /// Warns of the keys that were not read, except `ignored`.
    void finish(const QStringList& ignored = {});
    QString pathOf(const QString& key) const;
    void add(const QString& key, Message text, bool warning = false);

private:
    QJsonValue value(const QString& key, bool required, QJsonValue::Type type);

    QJsonObject m_object;
    QString m_path;
    std::vector<TriggerProblem>& m_problems;
    QStringList m_read;
};

}  // namespace signalbox::triggers
