export {
  answersIn,
  DEV_VARS_FILE,
  ENV_FILE,
  PROJECT_FILES,
  type ProjectFiles,
  WORKER_FOLDER,
  withAnswers,
} from './project-files.js';
export {
  type Answers,
  objectionTo,
  PLACES,
  type Place,
  QUESTIONS,
  type Question,
} from './questions.js';
