// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "theme/sign.h"

class QBoxLayout;
class QHBoxLayout;

namespace signalbox::ui {

class Text;

/// A thin bar, 6 px high with radius 3. Share below 0: a moving piece 30 % wide, which moves only while visible.
class ProgressLine : public QWidget {
    Q_OBJECT
public:
    explicit ProgressLine(QWidget* parent = nullptr);
    void setShare(double share);
    void setColor(const QColor& color);  ///< invalid: the fill
    void setState(State state);          ///< Paused: secondary, Error: error
    QSize sizeHint() const override { return {140, 6}; }
    static void paint(QPainter& painter, const QRectF& box, double share, const QColor& color, double phase = 0);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void renew();
    double m_share = 0, m_phase = 0;
    QColor m_color;
    State m_state = State::Backfill;
    int m_timer = 0;
};

/// Sign, name, part and actions; below them the bar and one line: share, rate, time left.
class JobRow : public QWidget {
    Q_OBJECT
public:
    explicit JobRow(QWidget* parent = nullptr);
    void set(State state, const QString& name, const QString& part, double share, const QString& line);
    void setReport(bool report);  ///< shows the full line in place of the bar
    QWidget* addIconButton(const QString& id, const QString& iconName, const QString& name, std::function<void()> run);
    QWidget* addButton(const QString& id, const QString& text, std::function<void()> run);
    void showButtons(const QStringList& ids);  ///< hides all other actions

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QWidget* m_sign;
    Text* m_name;
    Text* m_part;
    Text* m_line;
    ProgressLine* m_bar;
    QHBoxLayout* m_buttons;
    QBoxLayout* m_below;
    State m_state = State::None;
    bool m_report = false;
};

}  // namespace signalbox::ui
