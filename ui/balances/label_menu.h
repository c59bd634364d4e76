// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QMenu;

namespace signalbox::ui {

class Desk;

/// "Labels": the addresses that the operator named, those that were looked up last, and the label of the present one.
class LabelMenu : public QPushButton {
    Q_OBJECT
public:
    explicit LabelMenu(Desk* desk, QWidget* parent = nullptr);
    void setAddress(const QString& address) { m_address = address; }  ///< the present one; empty: none

Q_SIGNALS:
    void chosen(const QString& address);
    void labelsChanged();

private:
    void fill();
    Desk* m_desk;
    QMenu* m_menu;
    QString m_address;
};

}  // namespace signalbox::ui
