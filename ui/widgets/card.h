// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/text.h"

namespace signalbox::ui {

/// The head of a card, 36 px (44 with controls of 26 px inside a table card): title, small words beside it, then
/// widgets left and right of a stretch.
class CardHead : public QWidget {
    Q_OBJECT
public:
    explicit CardHead(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setTitleElided();              ///< in a narrow card, rather than widening it
    void setNote(const QString& note);  ///< small, secondary, after the title
    QString note() const;
    void addLeft(QWidget* widget);                              ///< placed after title and note
    void addRight(QWidget* widget, QWidget* before = nullptr);  ///< before another one at the right; null: the last
    void addStretching(QWidget* widget);                        ///< fills the space between left and right
    void setLine(bool line);                                    ///< 1 px border below
    void setHeight(int height);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_layout;
    Text* m_title;
    Text* m_note;
    int m_left = 0;
    bool m_stretched = false;
    bool m_line = false;
};

/// A surface with a 1 px border and radius 8. body() has no margins; use addPadded() for content with 12 px around.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
    explicit Card(const QString& title, QWidget* parent = nullptr);

    CardHead* head();  ///< created on first use
    QVBoxLayout* body() const { return m_body; }
    QVBoxLayout* addPadded();  ///< adds a box with margins 12, 0, 12, 12 below the content
    void setAccentEdge(bool accent);
    void setFlat(bool flat = true);  ///< without surface and border: inside another card
    void keepCorners();              ///< rounds the corners of content that reaches the lower edge (tables)

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* m_corners[2] = {nullptr, nullptr};
    QVBoxLayout* m_body;
    CardHead* m_head = nullptr;
    bool m_accent = false, m_flat = false;
};

}  // namespace signalbox::ui
