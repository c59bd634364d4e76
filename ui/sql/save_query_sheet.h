// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class Desk;
class CheckLine;

/// A name for a statement that the operator keeps.
class SaveQuerySheet : public Sheet {
    Q_OBJECT
public:
    SaveQuerySheet(Desk* desk, const QString& statement, QWidget* parent);

Q_SIGNALS:
    void kept();

private:
    void check();
    Desk* m_desk;
    QString m_statement;
    QLineEdit* m_name;
    CheckLine* m_check;
    QPushButton* m_keep;
};

}  // namespace signalbox::ui
