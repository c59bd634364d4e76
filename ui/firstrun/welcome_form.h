// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace signalbox::ui {

class Card;
class Desk;

/// The choice of where the data is stored, with two or three cards; theme, language and version below (picture 10).
class WelcomeForm : public QWidget {
    Q_OBJECT
public:
    WelcomeForm(Desk* desk, const QString& directory, bool withDemo, QWidget* parent = nullptr);

    QPushButton* firstButton() const { return m_first; }

Q_SIGNALS:
    void localChosen();
    void serverChosen();
    void demoChosen();

private:
    Card* makeCard(const QString& iconName, bool first, const QString& title, const QString& text,
                   const QStringList& points, class QPushButton* button);
    QWidget* makeThemeMenu(Desk* desk);
    QWidget* makeLanguageMenu();
    QPushButton* m_first = nullptr;
};

}  // namespace signalbox::ui
