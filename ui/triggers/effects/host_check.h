// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QWidget>
#include <optional>

class QPushButton;

namespace signalbox::ui {

class StateChip;

/// "host is public", or that it is not, with a button that allows it for this action.
class HostCheck : public QWidget {
    Q_OBJECT
public:
    explicit HostCheck(QWidget* parent = nullptr);
    void clear();
    void set(std::optional<bool> isPublic, bool isAllowed);

Q_SIGNALS:
    void allowWanted();

private:
    StateChip* m_chip;
    QPushButton* m_allow;
};

QJsonArray withHost(const QJsonValue& hosts, const QString& url);  ///< with host:port of the URL
bool isHostAllowed(const QJsonValue& hosts, const QString& url);

}  // namespace signalbox::ui
