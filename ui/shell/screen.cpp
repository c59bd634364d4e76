// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/screen.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace signalbox::ui {

Screen::Screen(ScreenContext* context, QWidget* parent) : QWidget(parent), m_context(context) {}

void Screen::setEngine(Engine* engine)
{
    m_engine = engine;
}

void Screen::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
}

void Screen::setWatched(bool visible)
{
    if (m_watched == visible)
        return;
    m_watched = visible;
    watched(visible);
}

ScrollPage::ScrollPage(QWidget* parent) : QWidget(parent), m_area(new QScrollArea)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_area);
    m_area->setFrameStyle(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->verticalScrollBar()->setProperty("overlay", true);
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(16, 12, 16, 16);
    m_column->setSpacing(12);
    m_area->setWidget(content);
    content->setAutoFillBackground(false);
    m_area->viewport()->setAutoFillBackground(false);
}

}  // namespace signalbox::ui
