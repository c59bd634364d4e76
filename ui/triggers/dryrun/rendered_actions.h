// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/triggers.h"

class QVBoxLayout;

namespace signalbox::ui {

class Text;
class TriggerDraft;

/// What each action would send with the event of the dry run, with the button that really sends it.
class RenderedActions : public QWidget {
    Q_OBJECT
public:
    explicit RenderedActions(TriggerDraft* draft, QWidget* parent = nullptr);
    void setPreview(int action, const ActionPreview& preview);

Q_SIGNALS:
    void testWanted(int action);

private:
    void rebuild();
    TriggerDraft* m_draft;
    QVBoxLayout* m_box;
    QWidget* m_content = nullptr;
    std::vector<Text*> m_bodies;
    std::vector<Text*> m_titles;
};

}  // namespace signalbox::ui
