// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "theme/sign.h"

namespace signalbox::ui {

/// Sign and word, and since when, in a tinted pill 22 px high; bare (no pill) with setBare(true).
class StateChip : public QWidget {
    Q_OBJECT
public:
    explicit StateChip(QWidget* parent = nullptr);
    StateChip(State state, const QString& word, const QString& detail = {}, QWidget* parent = nullptr);

    void set(State state, const QString& word, const QString& detail = {});
    void setChain(const ChainSnapshot& chain);  ///< word and "since 12:04", or the share while it backfills
    void setBare(bool bare);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    State m_state = State::None;
    QString m_word, m_detail;
    bool m_bare = false;
};

/// The number in a pill that stands beside a tab or a rail item; empty text: hidden.
class Badge : public QWidget {
    Q_OBJECT
public:
    explicit Badge(QWidget* parent = nullptr);
    void set(const QString& text, State state = State::None);
    QSize sizeHint() const override;
    static void paint(QPainter& painter, const QRectF& box, const QString& text, State state);
    static int widthFor(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    State m_state = State::None;
};

/// A 10×10 square in the chain's color.
class ChainMark : public QWidget {
    Q_OBJECT
public:
    explicit ChainMark(int mark = 0, QWidget* parent = nullptr);
    void setMark(int mark);
    QSize sizeHint() const override { return {10, 10}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_mark = 0;
};

}  // namespace signalbox::ui
