// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

#include "actions/action_config.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

/// Takes the keys of a config one by one and collects what is wrong with their types and limits.
class ConfigReader {
public:
    ConfigReader(QJsonObject config, std::vector<TriggerProblem>& problems)
        : m_config(std::move(config)), m_problems(problems)
    {
    }

    bool has(const QString& key) const { return m_config.contains(key) && !m_config[key].isNull(); }
    QJsonValue take(const QString& key);  ///< undefined if absent or null
    QString text(const QString& key, qsizetype most, bool required);
    int integer(const QString& key, int least, int most, int otherwise);
    std::optional<bool> flag(const QString& key);
    Headers headers(const QString& key);
    std::vector<int> statusCodes(const QString& key);
    QStringList privateHosts();
    int timeoutMs();                                            ///< timeout_ms, or its alias timeout_seconds
    QString aliased(const QString& key, const QString& alias);  ///< the key that is used, with a warning for the alias

    void complain(const QString& path, Message text);
    void warn(const QString& path, Message text);
    void warnOfUnused();

private:
    QJsonObject m_config;
    std::vector<TriggerProblem>& m_problems;
    QSet<QString> m_taken;
};

/// Reads the types and limits of a config.
ActionConfig readInto(const QString& type, const QJsonObject& config, std::vector<TriggerProblem>& problems);

}  // namespace signalbox::actions
