// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace signalbox::ui {

class ChainMark;
class KeyBindings;
class LiveButton;
class Screen;
class Text;
class TimeRangeControl;
class TimeScope;

/// The field-like button that opens the palette: 190 px wide.
class SearchButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit SearchButton(KeyBindings* bindings, QWidget* parent = nullptr);
    void setSmall(bool small);  ///< the loupe alone
    static constexpr int fullWidth = 190;
    QSize sizeHint() const override { return {m_small ? 30 : fullWidth, 30}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showKeys();
    KeyBindings* m_bindings;
    bool m_small = false;
    QString m_keys;
};

/// 52 px: breadcrumb, mark, title and what belongs to it; right: range, live, actions, search.
class PageHead : public QWidget {
    Q_OBJECT
public:
    PageHead(TimeScope* scope, KeyBindings* keys, QWidget* parent = nullptr);
    void showRanges();  ///< opens the menu of time ranges, where the screen has one
    void setScreen(Screen* screen);
    void renew();

Q_SIGNALS:
    void searchRequested();
    void goRequested(const QString& address);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void clear();
    void fit();  ///< the search field gives way where the screen's controls need its room
    QPointer<Screen> m_screen;
    QHBoxLayout* m_layout;
    QToolButton* m_crumb;
    Text* m_arrow;
    ChainMark* m_mark;
    Text* m_title;
    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
    TimeRangeControl* m_range;
    LiveButton* m_live;
    SearchButton* m_search;
    QList<QPointer<QWidget>> m_lent;
};

}  // namespace signalbox::ui
