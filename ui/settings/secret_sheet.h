// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/engine.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;

/// Stores a secret of actions under a name. The value is not shown, now or later.
class SecretSheet : public Sheet {
    Q_OBJECT
public:
    /// `name` empty: it is entered, too.
    SecretSheet(Engine* engine, const QString& name, QWidget* window);

Q_SIGNALS:
    void stored();

private:
    void renew();
    void store();

    QPointer<Engine> m_engine;
    QString m_fixed;
    QLineEdit* m_name;
    QLineEdit* m_value;
    CheckLine* m_check;
    QPushButton* m_go;
};

/// What a secret is for: "Bot token of Telegram", or nothing for names of the operator.
QString secretPurpose(const QString& name);

}  // namespace signalbox::ui
