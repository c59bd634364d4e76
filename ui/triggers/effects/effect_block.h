// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/triggers.h"

class QPushButton;

namespace signalbox::ui {

class DragGrip;
class EffectForm;
class TriggerDraft;
class WrappedText;

/// One action: its head with grip, name, main fields, test and menu; below it the rest of its form and its problems.
class EffectBlock : public QWidget {
    Q_OBJECT
public:
    EffectBlock(TriggerDraft* draft, int index, QWidget* parent = nullptr);

    void renew();
    void setPreview(const ActionPreview& preview, const QString& eventTime);
    EffectForm* form() const { return m_form; }
    DragGrip* grip() const { return m_grip; }
    const ActionPreview& preview() const { return m_preview; }
    void setTestable(bool testable);

Q_SIGNALS:
    void testWanted();
    void moveWanted(int by);
    void copyWanted();
    void removeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TriggerDraft* m_draft;
    const int m_index;
    DragGrip* m_grip;
    EffectForm* m_form;
    QPushButton* m_test;
    WrappedText* m_problems;
    ActionPreview m_preview;
};

}  // namespace signalbox::ui
