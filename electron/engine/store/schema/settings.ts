export interface SettingTables {
  setting: { key: string; value: string };
}
