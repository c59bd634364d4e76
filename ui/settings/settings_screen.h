#pragma once

#include "shell/screen_registry.h"

namespace signalbox::ui {

class DetailRow;
class Segments;

/// Appearance, facts of the workspace, About.
class SettingsScreen : public Screen {
    Q_OBJECT
public:
    explicit SettingsScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;

private:
    void renew();
    Segments* m_theme;
    Segments* m_density;
    DetailRow* m_name;
    DetailRow* m_folder;
    DetailRow* m_mode;
    DetailRow* m_database;
    DetailRow* m_schema;
    DetailRow* m_secrets;
    DetailRow* m_size;
    DetailRow* m_free;
};

ScreenEntry settingsScreenEntry();

/// Theme and density as the desk remembers them; called before the first widget.
void applyRememberedLook();

}  // namespace signalbox::ui
