// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace signalbox::ui {

/// Whether a secret is stored, and the way to set it. The secret itself is never shown.
class SecretButton : public QPushButton {
    Q_OBJECT
public:
    SecretButton(QString title, QString name, QWidget* parent = nullptr);
    void setStored(bool stored);

Q_SIGNALS:
    void wanted(const QString& name);

private:
    QString m_title, m_name;
};

}  // namespace signalbox::ui
